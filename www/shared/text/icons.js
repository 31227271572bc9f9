// Icon shapes, 16 by 16. Each kind of message has its own shape, so that colour is not the only difference.

/** @typedef {keyof typeof ICONS} IconName */

export const ICONS = {
  error:
    '<path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z" fill="currentColor"/><path d="M8 4.6v4M8 11v.4" class="icon-cut"/>',
  warning:
    '<path d="M8 1.8 15 14H1z" fill="currentColor" stroke-linejoin="round" stroke="currentColor"/><path d="M8 6.2v3.6M8 11.7v.4" class="icon-cut"/>',
  unchecked:
    '<circle cx="8" cy="8" r="6.2" stroke-dasharray="2.6 2.2"/><path d="M6.3 6.4a1.7 1.7 0 1 1 2.5 1.5c-.6.3-.8.6-.8 1.2M8 11.3v.3"/>',
  ok: '<circle cx="8" cy="8" r="6.8" fill="currentColor" stroke="none"/><path d="m4.9 8.2 2.2 2.2 4-4.6" class="icon-cut"/>',
  info: '<circle cx="8" cy="8" r="6.2"/><path d="M8 7.4v3.6M8 4.8v.4"/>',
  phone:
    '<path d="M3.2 2.6c.5-.5 1.4-.5 1.8.1l1 1.5c.3.4.2 1-.1 1.4l-.7.8c.7 1.5 1.9 2.7 3.4 3.4l.8-.7c.4-.3 1-.4 1.4-.1l1.5 1c.6.4.7 1.3.1 1.8l-.8.8c-.6.6-1.5.8-2.3.5A11 11 0 0 1 2 6c-.3-.8-.1-1.7.5-2.3z"/>',
  refresh: '<path d="M13.3 8a5.3 5.3 0 1 1-1.6-3.8M13.4 1.8v2.9h-2.9"/>',
  plus: '<path d="M8 3v10M3 8h10"/>',
  close: '<path d="m4 4 8 8M12 4l-8 8"/>',
};
