package org.digitstudio.cli.bench;

/** A peer that prints fixed figures, or fails, for tests. */
final class FakePeer {
  private FakePeer() {}

  public static void main(String[] arguments) {
    if (arguments.length > 0 && arguments[0].equals("fail")) {
      System.out.println("no such library");
      System.exit(3);
    }
    System.out.println("a warning, not a figure {");
    System.out.println(
        "{\"peer\":\"fake\",\"epoch\":1,\"train_s\":9.5,\"evaluate_s\":0.75,\"accuracy\":0.95}");
    System.out.println(
        "{\"peer\":\"fake\",\"epoch\":2,\"train_s\":8.5,\"evaluate_s\":0.5,\"accuracy\":0.975}");
    System.out.println("{\"peer\":\"fake\",\"predict_p50_ms\":0.4,\"predict_p99_ms\":2}");
  }
}
