//! The allocator of all modules: their calls keep no memory. It only moves forward; JavaScript frees everything at once
//! before the next call ([`reset`]; pkg-template/wasm). Freeing a block does nothing, so the compiler drops the code
//! that would free each value: a third of the module.
//!
//! A library's allocator costs more: with rlsf the validator has 1.2 KB of gzip more (20,149 bytes to 21,317). rlsf
//! also cannot simply replace this one: wasm-bindgen frees each slice that an export receives, and the tape, the
//! account facts and the results outlive the calls.
//!
//! This is the crate's only file with `unsafe`. It is sound for these reasons:
//! - There is one thread, so no two calls of the allocator overlap. (A `static` needs atomics; on wasm32 without
//!   threads they are plain loads and stores.)
//! - A block lies between [`BASE`] and [`TOP`]. The memory up to [`END`] came from `memory.grow`, which returns unused
//!   pages: the linker's data and the stack lie below. Blocks do not overlap, because [`TOP`] is behind the last one
//!   whenever another is allocated. Rounding [`TOP`] up aligns a block.
//! - `realloc` grows a block in place only if it is the last one; otherwise it copies it. A shrunk block stays in
//!   place.
//! - After [`reset`] no block is used any more. The caller guarantees it: `reset` runs only while no call into the
//!   module is active. Nothing outlives a call: the statics are numbers, no JavaScript value is held, and JavaScript
//!   has copied the results when a call returns. One exception: in the client module, wasm-bindgen lists the free
//!   entries of its table of JavaScript values. It enlarges that list only together with the table. JavaScript sees
//!   the larger table, and calls [`keep`] (scripts/package/build.mjs).
//! - If memory runs out, the result is a null pointer, as the trait requires. Rust then traps, and JavaScript drops the
//!   instance.

use std::alloc::{GlobalAlloc, Layout};
use std::arch::wasm32::memory_grow;
use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use wasm_bindgen::prelude::*;

const PAGE: usize = 1 << 16;
/// The pages of one request for memory, a mebibyte: each request detaches JavaScript's views.
const PAGES_AT_ONCE: usize = 16;

/// The address of the first block; 0 before the first allocation.
static BASE: AtomicUsize = AtomicUsize::new(0);
/// The end of the last block.
static TOP: AtomicUsize = AtomicUsize::new(0);
/// The end of the available memory.
static END: AtomicUsize = AtomicUsize::new(0);

/// Frees everything. Call it only while no call is active. Returns the number of available bytes: JavaScript drops an
/// instance that has grown large.
#[wasm_bindgen]
pub fn reset() -> usize {
    let base = BASE.load(Relaxed);
    TOP.store(base, Relaxed);
    END.load(Relaxed) - base
}

/// Keeps all current blocks: [`reset`] then frees only later ones.
#[wasm_bindgen]
pub fn keep() {
    BASE.store(TOP.load(Relaxed), Relaxed);
}

/// Makes memory available up to `top`. Returns false if there is none.
fn reach(top: usize) -> bool {
    let end = END.load(Relaxed);
    if top > end {
        let pages = (top - end).div_ceil(PAGE).max(PAGES_AT_ONCE);
        // No other code grows the memory, so new pages begin at the old end.
        if memory_grow::<0>(pages) == usize::MAX {
            return false;
        }
        END.store(end + pages * PAGE, Relaxed);
    }
    TOP.store(top, Relaxed);
    true
}

/// The allocator that never frees a single block.
pub struct Bump;

unsafe impl GlobalAlloc for Bump {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if BASE.load(Relaxed) == 0 {
            let base = memory_grow::<0>(0) * PAGE;
            BASE.store(base, Relaxed);
            TOP.store(base, Relaxed);
            END.store(base, Relaxed);
        }
        let start = TOP.load(Relaxed).next_multiple_of(layout.align());
        match start.checked_add(layout.size()) {
            Some(top) if reach(top) => start as *mut u8,
            _ => ptr::null_mut(),
        }
    }

    #[inline(always)]
    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let old = layout.size();
        if block as usize + old == TOP.load(Relaxed) {
            return match (block as usize).checked_add(size) {
                Some(top) if reach(top) => block,
                _ => ptr::null_mut(),
            };
        }
        if size <= old {
            return block;
        }
        // The alignment is that of the old block. A size beyond every layout overflows the addition in `alloc`, which
        // then fails.
        let new = unsafe { self.alloc(Layout::from_size_align_unchecked(size, layout.align())) };
        if !new.is_null() {
            unsafe { ptr::copy_nonoverlapping(block, new, old) };
        }
        new
    }
}
