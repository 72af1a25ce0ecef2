namespace DigitalIndiaStack.Core.Pages.TagHelpers;

/// <summary>How much a button stands out.</summary>
public enum ButtonKind
{
    /// <summary>The main action of the page.</summary>
    Primary,

    /// <summary>Another action; used too where two answers must weigh the same, as agree and refuse.</summary>
    Secondary,

    /// <summary>An action that cannot be undone.</summary>
    Warning,
}
