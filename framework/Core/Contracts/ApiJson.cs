using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace DigitalIndiaStack.Core.Contracts;

/// <summary>How a client writes and reads JSON.</summary>
public static class ApiJson
{
    /// <summary>
    /// Strict in numbers and required members. Members that this version does not know are passed over in answers, so that a
    /// server may add one; a server refuses them in requests.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(PassOverUnknownMembers);
        var options = new JsonSerializerOptions
        {
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            TypeInfoResolver = resolver,
        };
        options.MakeReadOnly();
        return options;
    }

    private static void PassOverUnknownMembers(JsonTypeInfo type)
    {
        if (type.Kind is JsonTypeInfoKind.Object)
        {
            type.UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip;
        }
    }
}
