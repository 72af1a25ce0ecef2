using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace DigitalIndiaStack.Core.Spec;

/// <summary>How the product reads and writes JSON over HTTP: strictly, and with the letters of all languages as they are.</summary>
public static class JsonLimits
{
    /// <summary>How deep arrays and objects may nest in a request.</summary>
    public const int Depth = 32;

    /// <summary>How deep they may nest in an answer, which wraps what requests brought.</summary>
    public const int AnswerDepth = 2 * Depth;

    /// <summary>Makes options strict: no unknown member, no member twice, no number as text, names as they are written.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.AllowDuplicateProperties = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;

        // Requests are held to their depth before, as the specification is checked.
        options.MaxDepth = AnswerDepth;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
    }
}
