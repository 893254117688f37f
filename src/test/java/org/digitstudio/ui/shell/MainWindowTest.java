package org.digitstudio.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.digitstudio.application.text.Languages;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.Settings.ThemePreference;
import org.digitstudio.domain.Strictness;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.network.Threshold;
import org.digitstudio.ui.Clipping;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.PseudoLocale;
import org.digitstudio.ui.Studios.MemorySettings;
import org.digitstudio.ui.common.Glyphs;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The main window: rail, settings, languages, shortcuts and presentation mode. */
class MainWindowTest {
  private static final Calibration CALIBRATION =
      new Calibration(
          1f,
          new float[0][],
          Map.of(
              Strictness.STRICT, threshold(0.3f, 0.04, 0.0075, 0.9),
              Strictness.BALANCED, threshold(0.1f, 0.015, 0.0134, 0.82),
              Strictness.TRUSTING, threshold(0.01f, 0.005, 0.0172, 0.45)));
  private static final MainWindow.Refusals REFUSALS =
      new MainWindow.Refusals(() -> Optional.of(CALIBRATION), level -> {});

  private final FxRobot robot = new FxRobot();
  private final MemorySettings settings = new MemorySettings();
  private MainWindow window;
  private Stage stage;

  /** A page with a text from the bundle and a button with shortcuts. */
  private static final class SamplePage implements Page {
    private final StackPane view = new StackPane();
    private final String id;

    SamplePage(PageId page) {
      id = page.id();
      languageChanged();
    }

    @Override
    public Parent view() {
      return view;
    }

    @Override
    public void shown() {
      view.getChildren().getFirst().requestFocus();
    }

    @Override
    public void languageChanged() {
      Button button = new Button(Messages.text("common.close"));
      button.setId("button-" + id);
      view.getChildren().setAll(button);
    }
  }

  private static Threshold threshold(
      float minScore, double refused, double wrong, double nonDigitsRefused) {
    return new Threshold(
        minScore, Optional.of(new Threshold.Cost(6016, refused, wrong, 2127, nonDigitsRefused)));
  }

  @BeforeEach
  void open() {
    stage =
        Fx.call(
            () -> {
              Stage made = new Stage();
              Map<PageId, Supplier<Page>> pages = new EnumMap<>(PageId.class);
              Map<PageId, Supplier<List<Shortcut>>> shortcuts = new EnumMap<>(PageId.class);
              for (PageId page : PageId.values()) {
                pages.put(page, () -> new SamplePage(page));
                shortcuts.put(page, () -> List.of(new Shortcut("K", "Key of " + page.id())));
              }
              window = new MainWindow(made, settings, pages, shortcuts, REFUSALS, "1.0");
              window.show();
              return made;
            });
    Fx.awaitFrame();
  }

  @AfterEach
  void close() {
    Fx.run(
        () -> {
          List.copyOf(Window.getWindows()).stream()
              .filter(other -> other instanceof Stage dialog && dialog.getOwner() == stage)
              .forEach(Window::hide);
          stage.close();
        });
  }

  @Test
  void enteringAPageGivesItsControlTheFocus() {
    for (PageId page : PageId.values()) {
      robot.push(KeyCode.CONTROL, page.key());
      Fx.await(() -> ("button-" + page.id()).equals(stage.getScene().getFocusOwner().getId()));
    }
    assertThat(settings.load().page()).as("the last page is remembered").isEqualTo("inside");
  }

  @Test
  void theShortcutHelpListsTheKeysOfEveryPage() {
    robot.push(KeyCode.F1);
    List<String> texts = texts(dialog());
    for (PageId page : PageId.values()) {
      assertThat(texts).contains("Key of " + page.id());
    }
  }

  @Test
  void aChangeOfLanguageTakesEffectInTheRailAndThePagesAtOnce() {
    robot.push(KeyCode.CONTROL, PageId.DATA.key());
    String before = rail("go-train").getText();
    PseudoLocale.during(
        () -> {
          Fx.run(window::languageChanged);
          assertThat(rail("go-train").getText()).isEqualTo(Messages.text("shell.train"));
          assertThat(((Labeled) Fx.find(stage, "#button-data")).getText())
              .isEqualTo(Messages.text("common.close"));
          assertThat(Fx.call(stage::getTitle)).isEqualTo(Messages.text("shell.title"));
          assertThat(rail("go-data").isSelected()).as("still on the same page").isTrue();
        });
    Fx.run(window::languageChanged);
    assertThat(rail("go-train").getText()).isEqualTo(before);
  }

  @Test
  void everyLanguageCanBeChosenInTheSettingsAndTakesEffectAtOnce() {
    Locale before = Locale.getDefault();
    try {
      robot.clickOn("#shell-settings");
      for (Locale language : Languages.offered()) {
        Fx.run(() -> language(dialog()).setValue(language.toLanguageTag()));
        boolean readable = Fx.call(() -> Glyphs.has(language));
        assertThat(Messages.locale()).isEqualTo(readable ? language : Locale.ENGLISH);
        assertThat(rail("go-train").getText()).isEqualTo(Messages.text("shell.train"));
        assertThat(texts(dialog()))
            .as("the settings themselves")
            .contains(Messages.text("shell.settings.look"));
        assertThat(settings.load().language()).isEqualTo(language.toLanguageTag());
      }
    } finally {
      Locale.setDefault(before);
      Messages.use(Locale.ENGLISH);
    }
  }

  @Test
  void theWindowAndItsDialogsHaveRoomForALongerLanguage() {
    PseudoLocale.during(
        () -> {
          Fx.run(window::languageChanged);
          assertThat(Fx.call(() -> Clipping.cut(stage.getScene()))).as("rail").isEmpty();
          for (String button : List.of("#shell-settings", "#shell-shortcuts", "#shell-about")) {
            robot.clickOn(button);
            Stage dialog = dialog();
            assertThat(Fx.call(() -> Clipping.cut(dialog.getScene()))).as(button).isEmpty();
            Fx.close(dialog);
          }
        });
  }

  @Test
  void everySettingTakesEffectAtOnceAndIsKept() {
    robot.clickOn("#shell-settings");
    Stage dialog = dialog();
    Fx.screenshot(dialog, "settings", Theme.LIGHT);
    Fx.run(() -> choice(dialog, "#settings-look").setValue(ThemePreference.DARK));
    assertThat(
            Fx.call(
                () ->
                    stage.getScene().getRoot().getPseudoClassStates().stream()
                        .anyMatch(state -> state.getPseudoClassName().equals("dark"))))
        .isTrue();
    Fx.run(() -> ((CheckBox) Fx.find(dialog, "#settings-motion")).setSelected(true));
    assertThat(texts(dialog)).contains("4.0%", "1.3%", "45%");
    Fx.run(() -> ((RadioButton) Fx.find(dialog, "#strictness-0")).fire());
    assertThat(settings.load().strictness()).isEqualTo(Strictness.STRICT);
    assertThat(settings.load().theme()).isEqualTo(ThemePreference.DARK);
    assertThat(settings.load().motion()).isTrue();
    Fx.run(() -> choice(dialog(), "#settings-look").setValue(ThemePreference.LIGHT));
  }

  @Test
  void aKeyStartsAndEndsPresentationMode() {
    // The headless screen has 1000 x 1000 pixels and renders nothing outside.
    Fx.run(
        () -> {
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(960);
          stage.setHeight(640);
        });
    Fx.awaitFrame();
    robot.push(KeyCode.F11);
    Fx.await(() -> stage.isFullScreen() && !rail("go-draw").getParent().isVisible());
    robot.push(KeyCode.PAGE_DOWN);
    Fx.await(() -> Fx.find(stage, "#button-train") != null);
    robot.push(KeyCode.PAGE_UP);
    Fx.await(() -> Fx.find(stage, "#button-draw") != null);
    robot.push(KeyCode.F11);
    Fx.await(() -> !stage.isFullScreen() && rail("go-draw").getParent().isVisible());
    robot.push(KeyCode.PAGE_DOWN);
    assertThat(Fx.find(stage, "#button-draw")).as("turns pages only while presenting").isNotNull();
  }

  @Test
  void presentationModeEnlargesTheText() {
    double size =
        Fx.call(
            () -> {
              Label text = new Label("14 px");
              Magnifier magnifier = new Magnifier(text);
              Theme.LIGHT.apply(new Scene(magnifier, 1920, 1080));
              magnifier.enlarge(true);
              magnifier.applyCss();
              magnifier.layout();
              return text.getFont().getSize() * text.getLocalToSceneTransform().getMxx();
            });
    assertThat(size).isGreaterThanOrEqualTo(24);
  }

  private ToggleButton rail(String id) {
    return (ToggleButton) Fx.find(stage, "#" + id);
  }

  @SuppressWarnings("unchecked")
  private static ComboBox<ThemePreference> choice(Stage dialog, String id) {
    return (ComboBox<ThemePreference>) Fx.find(dialog, id);
  }

  @SuppressWarnings("unchecked")
  private static ComboBox<String> language(Stage dialog) {
    return (ComboBox<String>) Fx.find(dialog, "#settings-language");
  }

  private Stage dialog() {
    return Fx.call(
        () ->
            Window.getWindows().stream()
                .filter(other -> other instanceof Stage dialog && dialog.getOwner() == stage)
                .map(Stage.class::cast)
                .findFirst()
                .orElseThrow());
  }

  private static List<String> texts(Stage shown) {
    List<String> texts = new ArrayList<>();
    Fx.run(() -> collect(shown.getScene().getRoot(), texts));
    return texts;
  }

  private static void collect(Node node, List<String> texts) {
    if (node instanceof Labeled label) {
      texts.add(label.getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
    }
  }
}
