// The same mark as the lock screen sets: the box has the focus, and the page was painted with it.
document.getElementById('box').focus()
requestAnimationFrame(() => setTimeout(() => performance.mark('usable')))
