using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Consent.Block;

/// <summary>Settings of the consent block, section <c>Consent</c>.</summary>
public sealed class ConsentOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Consent";

    /// <summary>Where persons reach the pages of this block.</summary>
    /// <value>An absolute URL; by default the address under which a request arrives.</value>
    public Uri? PublicUrl { get; set; }

    /// <summary>Origins, by client, to which a person may be sent after the decision, beside the origin of this block's own pages.</summary>
    [Required]
    public Dictionary<string, string[]> ReturnOrigins { get; } = [];
}

[OptionsValidator]
internal sealed partial class ConsentOptionsValidator : IValidateOptions<ConsentOptions>;
