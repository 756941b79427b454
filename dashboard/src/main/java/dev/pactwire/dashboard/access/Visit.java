package dev.pactwire.dashboard.access;

import java.util.Optional;

/**
 * What a request says about who sends it.
 *
 * @param changes whether it wants to change something
 * @param upgrade whether it wants to become a web socket
 * @param host the Host header, empty when absent
 * @param origin the Origin header, which browsers send with requests of pages of other sites, and
 *     with all that change something
 * @param fetchSite the Sec-Fetch-Site header, which newer browsers send
 * @param token a bearer token or the cookie
 */
public record Visit(
    boolean changes,
    boolean upgrade,
    String host,
    Optional<String> origin,
    Optional<String> fetchSite,
    Optional<String> token) {}
