using System.Text.Json.Nodes;

namespace DigitalIndiaStack.Host.Tests.Hostile;

/// <summary>One operation of a specification, with values that would be right.</summary>
/// <param name="Block">The block.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path with parameters in braces.</param>
/// <param name="Parameters">Its parameters: place, name and a right value.</param>
/// <param name="Body">A right body; <see langword="null"/> where none is taken.</param>
/// <param name="MediaType">The media type of the body.</param>
/// <param name="Statuses">The statuses that it declares.</param>
internal sealed record SpecOperation(
    string Block, HttpMethod Method, string Path, IReadOnlyList<(string In, string Name, string Value)> Parameters, JsonNode? Body, string MediaType, IReadOnlyList<string> Statuses);
