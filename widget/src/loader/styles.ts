/** In a constructed sheet, which a page's content security policy does not forbid. */
export const styles = `
:host{all:initial;--a:#b4512b;--i:#fff;--s:#fff;--t:#2b2320;--l:#e8ddd2;position:fixed;z-index:2147483000;inset:auto}
*{box-sizing:border-box}
button{font:600 16px/1.2 system-ui,sans-serif;cursor:pointer;border:0;color:var(--i);background:var(--a)}
button:focus-visible{outline:3px solid var(--t);outline-offset:3px}
[hidden]{display:none!important}
.l{position:fixed;inset-block-end:max(20px,env(safe-area-inset-bottom));inset-inline-end:20px;display:flex;align-items:center;gap:10px;min-width:60px;height:60px;padding:0 17px;border-radius:30px;box-shadow:0 2px 6px #0002,0 8px 24px #0003;transition:transform .15s,box-shadow .15s}
.l:hover{transform:translateY(-2px);box-shadow:0 4px 10px #0003,0 12px 32px #0003}
.left .l,.left .p{inset-inline:20px auto}
svg{width:26px;height:26px;flex:none;fill:none;stroke:currentColor;stroke-width:1.9;stroke-linecap:round;stroke-linejoin:round}
.x,.o .c{display:none}.o .x{display:block}
.b{position:absolute;top:-4px;inset-inline-end:-4px;min-width:24px;height:24px;padding:0 7px;border-radius:12px;background:#a3262a;color:#fff;font:700 13px/24px system-ui,sans-serif;text-align:center;box-shadow:0 0 0 2px var(--s)}
.p{position:fixed;inset-block-end:96px;inset-inline-end:20px;width:400px;height:min(680px,calc(100dvh - 116px));max-width:calc(100vw - 40px);border-radius:16px;overflow:hidden;background:var(--s);color:var(--t);box-shadow:0 0 0 1px var(--l),0 12px 48px #0003;visibility:hidden;opacity:0;transform:translateY(12px);transition:opacity .16s,transform .16s,visibility 0s .16s}
.o .p{visibility:visible;opacity:1;transform:none;transition-delay:0s}
iframe{display:block;width:100%;height:100%;border:0;background:var(--s)}
.e{position:absolute;inset:0;display:grid;place-content:center;justify-items:center;gap:16px;padding:32px;text-align:center;background:var(--s);font:16px/1.5 system-ui,sans-serif}
.e p{margin:0}.e button{min-height:44px;padding:0 20px;border-radius:12px}
@media(max-width:480px){.p,.left .p{inset:0;width:100vw;max-width:none;height:100dvh;border-radius:0;box-shadow:none}.o .l{display:none}}
@media(prefers-color-scheme:dark){:host{--a:#e8895f;--i:#1b1714;--s:#26201c;--t:#f3ebe4;--l:#3b322c}}
@media(prefers-reduced-motion:reduce){*{transition:none!important}}
@media(forced-colors:active){.l,.b,.p{border:2px solid ButtonText}}
@media print{:host{display:none}}
`;
