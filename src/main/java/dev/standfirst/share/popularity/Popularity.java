package dev.standfirst.share.popularity;

import java.util.UUID;

/**
 * Popularity of a post, as stored for sorting lists.
 *
 * @param total shares including the baseline
 * @param counted shares without the baseline
 * @param lastDay counted shares of the last 24 hours
 * @param lastWeek counted shares of the last 7 days
 * @param lastMonth counted shares of the last 30 days
 */
record Popularity(UUID post, long total, long counted, long lastDay, long lastWeek, long lastMonth) {
}
