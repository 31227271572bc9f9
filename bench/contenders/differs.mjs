// The probe in which all contenders with String.prototype.trim differ from the server: Laravel trims more characters.
export const differs = { "texts pasted with a zero-width blank": "trim() leaves it where it is" };
