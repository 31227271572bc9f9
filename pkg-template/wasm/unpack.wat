;; The loop of unpack.ts. JavaScript that runs for the first time would take ten times as long.
;; Memory holds 384 bytes of table, then the text. Writes the bytes over the text from its start: they never pass the
;; read position.
(module
  (import "a" "memory" (memory 1))
  (func (export "unpack") (param $end i32)
    (local $from i32) (local $to i32) (local $code i32)
    (local.set $from (i32.const 384))
    (local.set $to (i32.const 384))
    (loop $next
      (local.set $code (i32.load8_u (local.get $from)))
      (local.set $from (i32.add (local.get $from) (i32.const 1)))
      ;; After a prefix, "}" or "~", looks the next character up 128 or 256 bytes further on.
      (if (i32.ge_u (local.get $code) (i32.const 125))
        (then
          (local.set $code
            (i32.add
              (i32.load8_u (local.get $from))
              (i32.shl (i32.sub (local.get $code) (i32.const 124)) (i32.const 7))))
          (local.set $from (i32.add (local.get $from) (i32.const 1)))))
      (i32.store8 (local.get $to) (i32.load8_u (local.get $code)))
      (local.set $to (i32.add (local.get $to) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end))))))
