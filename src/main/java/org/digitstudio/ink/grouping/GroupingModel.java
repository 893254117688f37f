package org.digitstudio.ink.grouping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;

/**
 * Weights of the features of groups and junctions. A way to group a drawing's strokes is the more
 * likely the larger the sum of its groups' and junctions' weighted features: a semi-Markov
 * conditional random field (Sarawagi and Cohen 2004).
 *
 * @param group [{@link GroupFeature#COUNT}]
 * @param junction [{@link JunctionFeature#COUNT}]
 */
public record GroupingModel(double[] group, double[] junction) {
  private static final String BUNDLED = "grouping.properties";
  private static final String GROUP = "group.";
  private static final String JUNCTION = "junction.";

  /** How many weights there are. */
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

  /** The weights that come with the program. */
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

  /** The weights as a properties file, a line each, to become the bundled ones. */
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
