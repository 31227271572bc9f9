//! The allocator of the modules whose calls leave nothing behind: it only ever moves on, and JavaScript gives everything back at once
//! before it calls anew ([`reset`]; pkg-template/wasm/load.js). Since giving back is nothing to do, the compiler drops the code that would free
//! each value: a third of the module.
//!
//! The price of a library's allocator: with rlsf the validator takes 1.2 KB of gzip more (20,149 bytes to 21,317).
//! rlsf cannot simply replace this one: wasm-bindgen frees each slice that an export is given, and the tape, the account
//! facts and the results outlive the calls.
//!
//! The one file of the crate with `unsafe`. Why it is sound:
//! - There is one thread, so no two calls of the allocator overlap. (The atomics are what a `static` may hold; on wasm32 without threads
//!   they are plain loads and stores.)
//! - A block lies between [`BASE`] and [`TOP`], and the memory up to [`END`] came from `memory.grow`, which gives pages that nobody else
//!   has: the linker's data and the stack lie below. Blocks do not overlap, because [`TOP`] is behind the last one whenever another is
//!   handed out. A block is aligned by rounding [`TOP`] up.
//! - `realloc` grows a block where it is only if it is the last one, else it copies it. A smaller block stays where it is.
//! - After [`reset`] no block is used any more. That is the caller's part: `reset` runs only when no call into the module is under way, and
//!   nothing in the modules that have this allocator outlives a call: their statics are numbers, they hold no JavaScript value, and what they
//!   return JavaScript has copied by the time the call returns.
//! - Memory that cannot be had is a null pointer, as the trait wants it; Rust then traps, and the instance is thrown away.

use std::alloc::{GlobalAlloc, Layout};
use std::arch::wasm32::memory_grow;
use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use wasm_bindgen::prelude::*;

const PAGE: usize = 1 << 16;
/// Asking for memory detaches JavaScript's views of it, so it is done seldom: a mebibyte at a time.
const PAGES_AT_ONCE: usize = 16;

/// Where the first block lies; 0 before there is any.
static BASE: AtomicUsize = AtomicUsize::new(0);
/// Behind the last block.
static TOP: AtomicUsize = AtomicUsize::new(0);
/// Behind the memory that is there.
static END: AtomicUsize = AtomicUsize::new(0);

/// Gives back everything. To be called only when no call is under way. Says how many bytes are there: an instance that has grown large is
/// better thrown away.
#[wasm_bindgen]
pub fn reset() -> usize {
    let base = BASE.load(Relaxed);
    TOP.store(base, Relaxed);
    END.load(Relaxed) - base
}

/// Keeps all current blocks: [`reset`] then gives back later ones only.
#[wasm_bindgen]
pub fn keep() {
    BASE.store(TOP.load(Relaxed), Relaxed);
}

/// Makes room up to `top`, or says that there is none.
fn reach(top: usize) -> bool {
    let end = END.load(Relaxed);
    if top > end {
        let pages = (top - end).div_ceil(PAGE).max(PAGES_AT_ONCE);
        // Nobody else asks for memory, so what is new begins where the old ends.
        if memory_grow::<0>(pages) == usize::MAX {
            return false;
        }
        END.store(end + pages * PAGE, Relaxed);
    }
    TOP.store(top, Relaxed);
    true
}

/// The allocator.
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
        // The alignment is the old block's own, and a size that fits no layout fails in `alloc`, whose addition it overflows.
        let new = unsafe { self.alloc(Layout::from_size_align_unchecked(size, layout.align())) };
        if !new.is_null() {
            unsafe { ptr::copy_nonoverlapping(block, new, old) };
        }
        new
    }
}
