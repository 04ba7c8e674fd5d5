package org.warmline.chat.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/** An answer over HTTP; {@code json} is a missing node when there was none. */
record Reply(int status, JsonNode json, HttpHeaders headers) {
    String code() {
        return json.path("code").asText();
    }

    String text(String pointer) {
        return json.at(pointer).asText();
    }
}
