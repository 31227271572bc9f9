// Where all who use String.prototype.trim differ from the server, and why: Laravel trims more characters.
export const differs = { "texts pasted with a zero-width blank": "trim() leaves it where it is" };
