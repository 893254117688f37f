package org.digitstudio.ink.grouping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;

/**
 * The weights of the features of groups and junctions: a semi-Markov conditional random field
 * (Sarawagi and Cohen 2004). The log-probability of a path grows with the weighted sum of the
 * features of its groups and junctions.
 *
 * @param group [{@link GroupFeature#COUNT}]
 * @param junction [{@link JunctionFeature#COUNT}]
 */
public record GroupingModel(double[] group, double[] junction) {
  private static final String BUNDLED = "grouping.properties";
  private static final String GROUP = "group.";
  private static final String JUNCTION = "junction.";

  /** Number of weights. */
  public static final int COUNT = GroupFeature.COUNT + JunctionFeature.COUNT;

  public GroupingModel {
    group = group.clone();
    junction = junction.clone();
    if (group.length != GroupFeature.COUNT || junction.length != JunctionFeature.COUNT) {
      throw new IllegalArgumentException("A weight for each feature is needed");
    }
  }

  /**
   * @param weights [{@link #COUNT}], the groups' first
   */
  public static GroupingModel of(double[] weights) {
    return new GroupingModel(
        Arrays.copyOf(weights, GroupFeature.COUNT),
        Arrays.copyOfRange(weights, GroupFeature.COUNT, weights.length));
  }

  /** Returns the weights that come with the program. */
  public static GroupingModel bundled() {
    return Bundled.MODEL;
  }

  private static final class Bundled {
    private static final GroupingModel MODEL = read();

    private static GroupingModel read() {
      Properties lines = new Properties();
      try (InputStream in = GroupingModel.class.getResourceAsStream(BUNDLED)) {
        lines.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      double[] weights =
          Arrays.stream(names())
              .mapToDouble(name -> Double.parseDouble(lines.getProperty(name)))
              .toArray();
      return of(weights);
    }
  }

  /** Returns the weights as the text of a properties file. */
  public byte[] toProperties(String comment) {
    StringBuilder text = new StringBuilder();
    comment.lines().forEach(line -> text.append("# ").append(line).append('\n'));
    String[] names = names();
    for (int i = 0; i < names.length; i++) {
      double weight = i < group.length ? group[i] : junction[i - group.length];
      text.append(String.format(Locale.ROOT, "%s=%.4f%n", names[i], weight));
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String[] names() {
    String[] names = new String[COUNT];
    String[] groups = GroupFeature.names();
    for (int i = 0; i < groups.length; i++) {
      names[i] = GROUP + groups[i].toLowerCase(Locale.ROOT);
    }
    for (JunctionFeature feature : JunctionFeature.values()) {
      names[groups.length + feature.ordinal()] = JUNCTION + feature.name().toLowerCase(Locale.ROOT);
    }
    return names;
  }

  @Override
  public double[] group() {
    return group.clone();
  }

  @Override
  public double[] junction() {
    return junction.clone();
  }

  double ofGroup(double[] features) {
    return product(group, features);
  }

  double ofJunction(double[] features) {
    return product(junction, features);
  }

  private static double product(double[] weights, double[] features) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * features[i];
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GroupingModel that
        && Arrays.equals(group, that.group)
        && Arrays.equals(junction, that.junction);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(group) + Arrays.hashCode(junction);
  }
}
