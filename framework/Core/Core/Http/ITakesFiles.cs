namespace DigitalIndiaStack.Core.Http;

/// <summary>Marks an endpoint whose form brings files, which are no text: it looks through the texts of the form itself.</summary>
public interface ITakesFiles;
