package io.heard.insights.mining.change;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well two ways to sort the same rows agree, as found groups with labels.
 *
 * @param nmi normalised mutual information, 0 to 1, by the arithmetic mean of both entropies (Strehl and Ghosh 2002; the same
 *     as V-measure, Rosenberg and Hirschberg 2007)
 * @param ari adjusted Rand index, 1 for the same groups, 0 for chance (Hubert and Arabie 1985)
 * @param accuracy share of rows in the group that stands for their label, with groups and labels matched one to one in the best
 *     way (Kuhn 1955)
 */
public record Agreement(double nmi, double ari, double accuracy) {

    /** @param groups of the rows, in the order of their labels */
    public static Agreement of(List<String> labels, List<String> groups) {
        int[] a = numbered(labels);
        int[] b = numbered(groups);
        int[][] counts = new int[max(a) + 1][max(b) + 1];
        for (int i = 0; i < a.length; i++) {
            counts[a[i]][b[i]]++;
        }
        int[] rows =
                Arrays.stream(counts).mapToInt(row -> Arrays.stream(row).sum()).toArray();
        int[] columns = new int[max(b) + 1];
        for (int[] row : counts) {
            for (int j = 0; j < columns.length; j++) {
                columns[j] += row[j];
            }
        }
        return new Agreement(
                nmi(counts, rows, columns), ari(counts, rows, columns), matched(counts) / (double) a.length);
    }

    private static int[] numbered(List<String> names) {
        Map<String, Integer> numbers = new HashMap<>();
        return names.stream()
                .mapToInt(name -> numbers.computeIfAbsent(name, none -> numbers.size()))
                .toArray();
    }

    private static int max(int[] numbers) {
        return Arrays.stream(numbers).max().orElseThrow();
    }

    private static double nmi(int[][] counts, int[] rows, int[] columns) {
        double n = Arrays.stream(rows).sum();
        double information = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                if (counts[i][j] > 0) {
                    information += counts[i][j] / n * Math.log(counts[i][j] * n / ((double) rows[i] * columns[j]));
                }
            }
        }
        double entropies = entropy(rows, n) + entropy(columns, n);
        return entropies == 0 ? 1 : 2 * information / entropies;
    }

    private static double entropy(int[] sizes, double n) {
        return -Arrays.stream(sizes)
                .mapToDouble(size -> size / n * Math.log(size / n))
                .sum();
    }

    private static double ari(int[][] counts, int[] rows, int[] columns) {
        double together = Arrays.stream(counts)
                .flatMapToInt(Arrays::stream)
                .mapToDouble(Agreement::pairs)
                .sum();
        double inRows = Arrays.stream(rows).mapToDouble(Agreement::pairs).sum();
        double inColumns = Arrays.stream(columns).mapToDouble(Agreement::pairs).sum();
        double expected = inRows * inColumns / pairs(Arrays.stream(rows).sum());
        double most = (inRows + inColumns) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    private static double pairs(int n) {
        return n * (n - 1.0) / 2;
    }

    /** The most rows that a one-to-one matching can cover: the Hungarian algorithm with potentials, by augmenting paths. */
    private static int matched(int[][] counts) {
        int size = Math.max(counts.length, counts[0].length);
        int[] rowPotential = new int[size + 1];
        int[] columnPotential = new int[size + 1];
        int[] rowOf = new int[size + 1];
        for (int row = 1; row <= size; row++) {
            int[] cameFrom = new int[size + 1];
            int[] slack = new int[size + 1];
            boolean[] used = new boolean[size + 1];
            Arrays.fill(slack, Integer.MAX_VALUE);
            rowOf[0] = row;
            int column = 0;
            while (rowOf[column] != 0) {
                used[column] = true;
                int next = 0;
                int step = Integer.MAX_VALUE;
                for (int j = 1; j <= size; j++) {
                    if (!used[j]) {
                        int cost = cost(counts, rowOf[column], j) - rowPotential[rowOf[column]] - columnPotential[j];
                        if (cost < slack[j]) {
                            slack[j] = cost;
                            cameFrom[j] = column;
                        }
                        if (slack[j] < step) {
                            step = slack[j];
                            next = j;
                        }
                    }
                }
                for (int j = 0; j <= size; j++) {
                    if (used[j]) {
                        rowPotential[rowOf[j]] += step;
                        columnPotential[j] -= step;
                    } else {
                        slack[j] -= step;
                    }
                }
                column = next;
            }
            while (column != 0) {
                rowOf[column] = rowOf[cameFrom[column]];
                column = cameFrom[column];
            }
        }
        int matched = 0;
        for (int j = 1; j <= size; j++) {
            matched -= cost(counts, rowOf[j], j);
        }
        return matched;
    }

    private static int cost(int[][] counts, int row, int column) {
        return row <= counts.length && column <= counts[0].length ? -counts[row - 1][column - 1] : 0;
    }
}
