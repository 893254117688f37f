package org.digitstudio.paper.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.StudioException;

/**
 * The position of everything on a sheet. Lengths are in millimetres from the page's top left
 * corner.
 *
 * @param format of the paper
 * @param grid how many boxes there are
 */
public record SheetLayout(Format format, Grid grid) {
  /** A corner mark: a black square ring, seven modules wide, about a square of three. */
  static final double MARK = 9.8;

  static final double MARK_MIDDLE = 13;

  /** The strip of black and white cells that says which layout this is, and which way is up. */
  static final int CODE_BITS = 10;

  static final double CODE_CELL = 3.5;
  static final double CODE_LEFT = 26;

  private static final double GRID_TOP = 38;
  private static final double GRID_BOTTOM = 21;
  private static final double GRID_SIDE = 14;

  /** Room above each box for the digit that it asks for. */
  private static final double CAPTION = 3.2;

  private static final double GAP = 1.4;
  private static final double PUPIL_BOX = 9;

  /** Sizes of paper. */
  public enum Format {
    A4(210, 297),
    LETTER(215.9, 279.4);

    private final double width;
    private final double height;

    Format(double width, double height) {
      this.width = width;
      this.height = height;
    }

    public double width() {
      return width;
    }

    public double height() {
      return height;
    }
  }

  /** The number of boxes on a sheet; fewer are larger, for young children. */
  public enum Grid {
    LARGE_BOXES(6, 10),
    MIDDLE_BOXES(10, 15),
    SMALL_BOXES(15, 20);

    private final int columns;
    private final int rows;

    Grid(int columns, int rows) {
      this.columns = columns;
      this.rows = rows;
    }

    public int columns() {
      return columns;
    }

    public int rows() {
      return rows;
    }

    public int boxes() {
      return columns * rows;
    }

    /**
     * The grid with that many boxes.
     *
     * @throws StudioException if there is none
     */
    public static Grid ofBoxes(int boxes) {
      return Arrays.stream(values())
          .filter(grid -> grid.boxes() == boxes)
          .findFirst()
          .orElseThrow(() -> new StudioException("paper.sheet.boxes", boxes));
    }
  }

  /** An upright rectangle on the page. */
  public record Area(double x, double y, double width, double height) {
    double right() {
      return x + width;
    }

    double bottom() {
      return y + height;
    }
  }

  /** A box to write into. */
  public record SheetBox(int index, int digit, Area area) {}

  /** The corner marks' middles: top left, top right, bottom right, bottom left. */
  double[][] marks() {
    double right = format.width - MARK_MIDDLE;
    double bottom = format.height - MARK_MIDDLE;
    return new double[][] {
      {MARK_MIDDLE, MARK_MIDDLE}, {right, MARK_MIDDLE}, {right, bottom}, {MARK_MIDDLE, bottom}
    };
  }

  /** The boxes, row by row; each digit is asked for equally often. */
  public List<SheetBox> boxes() {
    double pitchX = (format.width - 2 * GRID_SIDE) / grid.columns;
    double pitchY = (format.height - GRID_TOP - GRID_BOTTOM) / grid.rows;
    List<SheetBox> boxes = new ArrayList<>();
    for (int i = 0; i < grid.boxes(); i++) {
      double x = GRID_SIDE + i % grid.columns * pitchX + GAP / 2;
      double y = GRID_TOP + i / grid.columns * pitchY + CAPTION;
      boxes.add(new SheetBox(i, i % 10, new Area(x, y, pitchX - GAP, pitchY - CAPTION - 0.4)));
    }
    return boxes;
  }

  /** The boxes for the pupil's number. */
  public List<Area> pupilBoxes() {
    List<Area> boxes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      double x = format.width - GRID_SIDE - (3 - i) * (PUPIL_BOX + 1);
      boxes.add(new Area(x, 22, PUPIL_BOX, PUPIL_BOX + 2));
    }
    return boxes;
  }

  /** The middle of a cell of the code strip. */
  double[] codeCell(int bit) {
    return new double[] {CODE_LEFT + (bit + 0.5) * CODE_CELL, MARK_MIDDLE};
  }

  /** The code, the first cell in the highest bit: begins black, ends with a check of the rest. */
  int code() {
    int value = format.ordinal() * 4 + grid.ordinal();
    return 1 << CODE_BITS - 1 | value << 4 | check(value);
  }

  private static int check(int value) {
    return (value * 7 + 5) & 0xF ^ 0x9;
  }

  /** The layout that a code names. */
  static Optional<SheetLayout> ofCode(int code) {
    for (Format format : Format.values()) {
      for (Grid grid : Grid.values()) {
        SheetLayout layout = new SheetLayout(format, grid);
        if (layout.code() == code) {
          return Optional.of(layout);
        }
      }
    }
    return Optional.empty();
  }
}
