-- What has been done since an instant?
SELECT seq, at, account, deed, register, id, batch, rows, digest, mac
FROM trail
WHERE at >= :since
ORDER BY seq
