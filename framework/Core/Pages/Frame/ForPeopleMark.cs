namespace DigitalIndiaStack.Core.Pages.Frame;

/// <summary>Marks an endpoint that is no page, but whose answers people see in a browser.</summary>
internal sealed class ForPeopleMark;
