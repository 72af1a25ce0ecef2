namespace DigitalIndiaStack.JsonSchema;

/// <summary>One rule of a schema that an instance broke.</summary>
/// <param name="Pointer">JSON pointer to the value in the instance; empty for the whole.</param>
/// <param name="Keyword">The keyword that refused, such as <c>required</c>; a stable key for translated texts.</param>
/// <param name="SchemaLocation">Where that keyword stands: a URI with a JSON pointer as fragment.</param>
/// <param name="Message">A short English sentence without data of the instance.</param>
/// <param name="Arguments">Named values for a translated text, such as <c>property</c> or <c>limit</c>.</param>
/// <param name="Causes">What each alternative of <c>anyOf</c>, <c>oneOf</c> or a name under <c>propertyNames</c> refused; otherwise empty.</param>
public sealed record ValidationError(
    string Pointer,
    string Keyword,
    string SchemaLocation,
    string Message,
    IReadOnlyDictionary<string, string> Arguments,
    IReadOnlyList<ValidationError> Causes);
