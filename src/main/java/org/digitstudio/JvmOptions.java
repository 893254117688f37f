package org.digitstudio;

import java.util.List;

/** The Java options of the program; {@code packaging/image.args} has the same for its image. */
final class JvmOptions {
  /**
   * Options of the window and the command line. The serial collector and a heap that starts small
   * and shrinks keep the memory of the window small: by default the first heap is 1/64 of the
   * computer's memory, and a third of it is filled before anything is collected. 2 GB is enough for
   * training. Strip mining of loops, which other collectors use by default, lets the compiler keep
   * sums in registers: deep networks train and predict in little more than half the time.
   */
  static final List<String> COMMON =
      List.of(
          "--add-modules=jdk.incubator.vector",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:+UseSerialGC",
          "-XX:InitialHeapSize=128m",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=30",
          "-XX:+UseCountedLoopSafepoints",
          "-XX:LoopStripMiningIter=1000",
          "-Xmx2g");

  /** Options for JavaFX on the module path; ControlsFX on the class path uses these packages. */
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
