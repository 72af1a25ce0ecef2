namespace DigitalIndiaStack.Core.Problems;

/// <summary>One value at fault in a request.</summary>
/// <param name="Pointer">JSON Pointer into the body, or <c>/query/{name}</c>, <c>/path/{name}</c>, <c>/header/{name}</c>.</param>
/// <param name="Rule">The rule that was broken, as the schema names it, or the id of a clause.</param>
/// <param name="Detail">What was expected, in the language of the answer.</param>
public sealed record RequestError(string Pointer, string Rule, string? Detail = null);
