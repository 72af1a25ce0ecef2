using System.Text.Json;
using DigitalIndiaStack.Core.Problems;
using DigitalIndiaStack.JsonSchema;
using DigitalIndiaStack.Localization.Texts;

namespace DigitalIndiaStack.Registries.Block.Domain;

/// <summary>Says in the language of the request which rules of a registry's schema a record breaks (REG-3.1).</summary>
internal sealed class SchemaErrors(RegistrySchemas schemas, ITextSource texts)
{
    private const int LongestPointer = 512;

    /// <summary>Checks data; empty when the schema holds.</summary>
    public IReadOnlyList<RequestError> Of(OwnedRegistry registry, JsonElement data) =>
        [.. schemas.Check(registry, data).Select(Describe)];

    /// <summary>Cuts a pointer that an answer cannot carry.</summary>
    public static string Bound(string pointer) => pointer.Length <= LongestPointer ? pointer : pointer[..LongestPointer];

    private RequestError Describe(ValidationError error)
    {
        var arguments = error.Arguments.Select(argument => (argument.Key, (object?)argument.Value)).ToArray();
        var text = texts.Find($"{CoreProblems.Malformed.Code}.{error.Keyword}", arguments);
        return new RequestError(Bound("/data" + error.Pointer), error.Keyword, text.IsMissing ? null : text.Text);
    }
}
