package org.digitstudio;

import java.util.List;

/** The options of the Java this program runs in; {@code packaging} has the same for its image. */
final class JvmOptions {
  /**
   * Whatever it does. The serial collector and a heap that gives memory back keep a window with a
   * model small; 2 GB leaves training its room. Loops in strips, which other collectors have
   * anyway, let the compiler keep sums in registers: deep networks train and read in little more
   * than half the time.
   */
  static final List<String> COMMON =
      List.of(
          "--add-modules=jdk.incubator.vector",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:+UseSerialGC",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=30",
          "-XX:+UseCountedLoopSafepoints",
          "-XX:LoopStripMiningIter=1000",
          "-Xmx2g");

  /**
   * With JavaFX on the module path and ControlsFX, which uses these rooms of it, on the class path.
   */
  static final List<String> JAVAFX =
      List.of(
          "--add-modules=javafx.controls",
          "--enable-native-access=javafx.graphics",
          "--add-exports=javafx.base/com.sun.javafx.event=ALL-UNNAMED",
          "--add-exports=javafx.controls/com.sun.javafx.scene.control=ALL-UNNAMED",
          "--add-exports=javafx.controls/com.sun.javafx.scene.control.behavior=ALL-UNNAMED",
          "--add-exports=javafx.controls/com.sun.javafx.scene.control.inputmap=ALL-UNNAMED",
          "--add-exports=javafx.graphics/com.sun.javafx.scene=ALL-UNNAMED",
          "--add-exports=javafx.graphics/com.sun.javafx.scene.traversal=ALL-UNNAMED");

  private JvmOptions() {}
}
