package org.digitstudio.ui.inside.widgets;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A card with one idea on it, which can be saved as a picture. */
public final class Panel extends VBox {
  private final HBox header = new HBox();
  private final Label title;

  public Panel(PanelExport export, String titleText, Node... content) {
    getStyleClass().add("inside-panel");
    title = new Label(titleText);
    title.getStyleClass().add("inside-title");
    title.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    header.getStyleClass().add("inside-header");
    header.getChildren().addAll(title, space, saveMenu(export));
    getChildren().add(header);
    getChildren().addAll(content);
  }

  public void title(String text) {
    title.setText(text);
  }

  /** Puts controls into the header, before the menu. */
  public Panel tools(Node... nodes) {
    header.getChildren().addAll(header.getChildren().size() - 1, java.util.List.of(nodes));
    return this;
  }

  private MenuButton saveMenu(PanelExport export) {
    MenuItem png = new MenuItem(Messages.text("inside.save.png"));
    png.setOnAction(event -> export.savePng(this, title.getText()));
    MenuItem svg = new MenuItem(Messages.text("inside.save.svg"));
    svg.setOnAction(event -> export.saveSvg(this, title.getText()));
    MenuButton menu = new MenuButton("", new FontIcon(Feather.DOWNLOAD), png, svg);
    menu.getStyleClass().addAll("inside-save", "flat", "no-arrow");
    menu.setAccessibleText(Messages.text("inside.save.name", title.getText()));
    menu.setTooltip(new Tooltip(Messages.text("inside.save.hint")));
    return menu;
  }

  /** A line of plain text that wraps. */
  public static Label text(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.getStyleClass().add("inside-text");
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** A caption in the small size. */
  public static Label caption(String words) {
    Label label = new Label(words);
    label.getStyleClass().addAll("inside-small", "inside-quiet");
    return label;
  }

  /** A picture with its caption below. */
  public static VBox captioned(Node picture, Label caption) {
    VBox box = new VBox(picture, caption);
    box.getStyleClass().add("inside-captioned");
    return box;
  }
}
