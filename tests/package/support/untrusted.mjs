// A certificate that nobody trusts, with its key, for a server on loopback. It protects nothing.

export const cert = `-----BEGIN CERTIFICATE-----
MIIBkTCCATegAwIBAgIUToc6doYVsXZXqGU85UlEr5KBLEIwCgYIKoZIzj0EAwIw
HTEbMBkGA1UEAwwSbm9ib2R5IHRydXN0cyB0aGlzMCAXDTI2MTEyOTE3MTIyNVoY
DzIxMjYxMTA1MTcxMjI1WjAdMRswGQYDVQQDDBJub2JvZHkgdHJ1c3RzIHRoaXMw
WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAStHypCIVi0GPi2U9jTpnbF8GL9bgo6
sohyh2Dmza0be2vHmnUCcubMH5c9IgqkW4totsw+ptrDP7/mDyE7HPPGo1MwUTAd
BgNVHQ4EFgQU85CiHpZnyib+hz2RJgbfSa6zSqMwHwYDVR0jBBgwFoAU85CiHpZn
yib+hz2RJgbfSa6zSqMwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBF
AiBp3hShVFzvM5dZoUvu9SZ+1OoTK5ROaDQjXJKApEi2JwIhAPvz5M6UGmIcyb/d
ivdkcXsWKTGLdZBfElDWoxwhIXFG
-----END CERTIFICATE-----`;

export const privateKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgGvT5CSGoeKrDnWAc
qFdq2EheB4/twRApk0PMBw5kriahRANCAAStHypCIVi0GPi2U9jTpnbF8GL9bgo6
sohyh2Dmza0be2vHmnUCcubMH5c9IgqkW4totsw+ptrDP7/mDyE7HPPG
-----END PRIVATE KEY-----`;
