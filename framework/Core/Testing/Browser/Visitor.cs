namespace DigitalIndiaStack.Core.Testing.Browser;

/// <summary>Who looks at a page, and on what.</summary>
/// <param name="Language">BCP 47 tag that the browser asks for.</param>
/// <param name="Width">Width of the window in CSS pixels.</param>
/// <param name="HasScripts">Whether scripts run.</param>
/// <param name="Height">Height of the window in CSS pixels.</param>
public sealed record Visitor(string Language, int Width = 1280, bool HasScripts = true, int Height = 800);
