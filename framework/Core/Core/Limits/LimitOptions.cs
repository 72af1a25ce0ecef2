using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Core.Limits;

/// <summary>How much one caller may ask, section <c>Limits</c>. A caller is a client of a tenant, or an address when nobody is signed in.</summary>
public sealed class LimitOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Limits";

    /// <summary>The requests that a caller may send in the long run.</summary>
    /// <value>1 to 1,000,000 a second. The default is 1,000.</value>
    [Range(1, 1_000_000)]
    public int RequestsPerSecond { get; set; } = 1_000;

    /// <summary>The requests that a caller may send at once after a pause.</summary>
    /// <value>1 to 1,000,000. The default is 2,000.</value>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 2_000;
}

[OptionsValidator]
internal sealed partial class LimitOptionsValidator : IValidateOptions<LimitOptions>;
