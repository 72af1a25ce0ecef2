namespace DigitalIndiaStack.Core.Pages;

/// <summary>Settings of the pages, section <c>Pages</c>.</summary>
public sealed class PagesOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Pages";

    /// <summary>Whether every page says that it is a demonstration without real people and money.</summary>
    /// <value>The default is the setting <c>Sandbox:Enabled</c>.</value>
    public bool IsSandbox { get; set; }

    /// <summary>Origins, besides this host and the issuer, to which a form may lead.</summary>
    /// <value>The default is none.</value>
    public IList<string> FormTargets { get; } = [];
}
