package org.secateur.checker.verdict;

import java.util.List;

/**
 * The outcome of a check.
 *
 * @param verdict the judgement
 * @param place of the first fault, such as {@code "certificate line 5"} or {@code "instance
 *     $.samples[3]"}; empty where valid
 * @param message which side condition fails there, with the numbers; empty where valid
 * @param parameters of the problem in words, as far as the instance was understood
 * @param claims what was verified, in words, one for each section; empty unless valid
 * @param basis what the claims rest on: the kinds of rules that proved the facts, and how masks
 *     were evaluated; each has its room in this module; empty unless valid
 */
public record CheckReport(
    Verdict verdict,
    String place,
    String message,
    List<String> parameters,
    List<String> claims,
    List<String> basis) {}
