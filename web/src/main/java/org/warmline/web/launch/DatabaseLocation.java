package org.warmline.web.launch;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the database is and who we are there.
 *
 * @param url {@code jdbc:postgresql://...} with our connection options and without credentials
 */
public record DatabaseLocation(String url, String user, Secret password) {
    /**
     * What we ask of every connection unless the operator's URL says otherwise. Details of server errors stay out of the log because
     * they quote rows, and rows hold what customers wrote.
     */
    private static final Map<String, String> OPTIONS = Map.of(
            "ApplicationName", "warmline",
            "reWriteBatchedInserts", "true",
            "tcpKeepAlive", "true",
            "connectTimeout", "5",
            "logServerErrorDetail", "false");

    /** The location of a database on this machine. */
    public static DatabaseLocation onLoopback(int port, String database, String user, Secret password) {
        return new DatabaseLocation(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database + query(Map.of()), user, password);
    }

    /**
     * Reads {@code jdbc:postgresql://}, {@code postgresql://} and {@code postgres://} URLs.
     *
     * @param user goes before a user within the URL
     * @param password goes before a password within the URL
     * @throws IllegalArgumentException with a message that completes "WARMLINE_DATABASE_URL ..." and quotes no credentials
     */
    static DatabaseLocation parse(String text, @Nullable String user, @Nullable String password) {
        String plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        URI uri;
        try {
            uri = new URI(plain);
        } catch (URISyntaxException e) {
            // The cause would quote the URL, and with it a password.
            throw new IllegalArgumentException(
                    "is not a URL; special characters in a password must be percent-encoded");
        }
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("");
        if (!scheme.equals("postgres") && !scheme.equals("postgresql")) {
            throw new IllegalArgumentException("must begin with postgres:// or jdbc:postgresql://");
        }
        // A failover list of several hosts is no host to URI but fine with the driver, so the authority is split by
        // hand.
        String authority = Optional.ofNullable(uri.getRawAuthority()).orElse("");
        String hosts = authority.substring(authority.lastIndexOf('@') + 1);
        String database = Optional.ofNullable(uri.getRawPath()).orElse("");
        if (hosts.isEmpty() || database.length() < 2) {
            throw new IllegalArgumentException("must name a host and a database, as in postgres://host:5432/warmline");
        }
        Map<String, String> parameters = parameters(uri.getRawQuery());
        String userInfo = authority.contains("@") ? authority.substring(0, authority.lastIndexOf('@')) : "";
        int colon = userInfo.indexOf(':');
        String urlUser = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
        String urlPassword = colon < 0 ? "" : decode(userInfo.substring(colon + 1));
        String queryUser = Optional.ofNullable(parameters.remove("user")).orElse("");
        String queryPassword =
                Optional.ofNullable(parameters.remove("password")).orElse("");
        return new DatabaseLocation(
                "jdbc:postgresql://" + hosts + database + query(parameters),
                firstOf(user, urlUser, queryUser, "warmline"),
                new Secret(firstOf(password, urlPassword, queryPassword, "")));
    }

    /** Connections without a pool, for the checks before a service runs. */
    DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(user);
        dataSource.setPassword(password.value());
        return dataSource;
    }

    /** The URL as a person may see it. */
    String withoutOptions() {
        return url.substring("jdbc:".length(), url.indexOf('?'));
    }

    private static String query(Map<String, String> given) {
        Map<String, String> all = new TreeMap<>(OPTIONS);
        all.putAll(given);
        return all.entrySet().stream()
                .map(option -> option.getKey() + "=" + URLEncoder.encode(option.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query != null) {
            for (String parameter : query.split("&")) {
                int equals = parameter.indexOf('=');
                if (equals > 0) {
                    parameters.put(decode(parameter.substring(0, equals)), decode(parameter.substring(equals + 1)));
                }
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        // URLDecoder is for forms, where a plus is a space; in a password it is a plus.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String firstOf(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isEmpty()) {
                return candidate;
            }
        }
        return "";
    }
}
