using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block;

/// <summary>Settings of the identity block, section <c>Identity</c>.</summary>
public sealed class IdentityOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Identity";

    /// <summary>The issuer of tokens: an absolute URL without query, at which the discovery document is served.</summary>
    /// <value>The default is <c>http://127.0.0.1:5080/</c>; https outside a sandbox.</value>
    [Required]
    public Uri Issuer { get; set; } = new("http://127.0.0.1:5080/");

    /// <summary>Rounds of PBKDF2 for the PINs of new persons.</summary>
    /// <value>600,000 to 10,000,000; 1,000 and more in a sandbox. The default is 600,000.</value>
    [Range(1000, 10_000_000)]
    public int PinIterations { get; set; } = 600_000;

    /// <summary>A key, in base64, without which the stored PIN hashes are worth nothing. Once set it must stay.</summary>
    /// <value>The default is empty: none.</value>
    public string Pepper { get; set; } = "";

    /// <summary>How many wrong PINs or codes in a row lock the factor.</summary>
    /// <value>3 to 10. The default is 5 (IDN-3.10).</value>
    [Range(3, 10)]
    public int WrongAttempts { get; set; } = 5;

    /// <summary>How long a factor stays locked, in minutes.</summary>
    /// <value>15 to 1440. The default is 15.</value>
    [Range(15, 1440)]
    public int LockMinutes { get; set; } = 15;

    /// <summary>How long a one-time code is good, in minutes.</summary>
    /// <value>1 to 10. The default is 10 (IDN-3.9).</value>
    [Range(1, 10)]
    public int CodeMinutes { get; set; } = 10;

    /// <summary>How long the codes of a counter are good, in minutes.</summary>
    /// <value>1 to 30. The default is 10 (IDN-18.4).</value>
    [Range(1, 30)]
    public int CounterMinutes { get; set; } = 10;

    /// <summary>How many steps of thirty seconds the clock of an authenticator app may be off.</summary>
    /// <value>0 or 1. The default is 1 (IDN-11.3).</value>
    [Range(0, 1)]
    public int AppSteps { get; set; } = 1;

    /// <summary>How often one address may post to the pages of sign-in and enrolment.</summary>
    /// <value>10 to 100,000 a minute. The default is 120.</value>
    [Range(10, 100_000)]
    public int SignInsPerMinute { get; set; } = 120;

    /// <summary>How often a relying party may have one person verified in a day.</summary>
    /// <value>1 to 50. The default is 20 (IDN-16.6).</value>
    [Range(1, 50)]
    public int VerificationsPerDay { get; set; } = 20;

    /// <summary>How long a person stays signed in, in minutes.</summary>
    /// <value>5 to 1440. The default is 480.</value>
    [Range(5, 1440)]
    public int SessionMinutes { get; set; } = 480;

    /// <summary>After how many days of signing a key for tokens gives way to the next.</summary>
    /// <value>0 to 3660, where 0 is never. The default is 90.</value>
    [Range(0, 3660)]
    public int SigningKeyDays { get; set; } = 90;

    /// <summary>For how many hours the next key is published before it signs, so that whoever keeps the keys for a while has it in time.</summary>
    /// <value>1 to 720. The default is 24 (IDN-5.10).</value>
    [Range(1, 720)]
    public int SigningKeyLeadHours { get; set; } = 24;

    /// <summary>How long a credential is good, in days.</summary>
    /// <value>1 to 366. The default is 365 (IDN-13.13).</value>
    [Range(1, 366)]
    public int CredentialDays { get; set; } = 365;

    /// <summary>After how many days of signing a key for credentials and status lists gives way to the next.</summary>
    /// <value>0 or 7 to 3660, where 0 is never. The default is 365.</value>
    [Range(0, 3660)]
    public int CredentialKeyDays { get; set; } = 365;

    /// <summary>For how many days the next key for credentials is published before it signs: whoever verifies without a network gets the keys anew as often.</summary>
    /// <value>1 to 366. The default is 30 (IDN-13.23).</value>
    [Range(1, 366)]
    public int CredentialKeyLeadDays { get; set; } = 30;

    /// <summary>Whether persons may enrol themselves on the page; else only clients with <c>identity.persons.enrol</c> enrol them.</summary>
    /// <value>The default is <see langword="false"/>; a sandbox always allows it.</value>
    public bool SelfEnrolment { get; set; }

    /// <summary>Where one-time codes are handed over for sending, outside a sandbox: a URL that takes JSON with to, text and language.</summary>
    /// <value>Required outside a sandbox.</value>
    public Uri? MessageGateway { get; set; }

    /// <summary>Scopes that only persons with a role get: the scope, and the name of the role.</summary>
    /// <value>The default reserves the officer's scopes of agriculture to <c>agriculture-officer</c>, and what agents and reviewers of enrolment do to <c>identity-agent</c> and <c>identity-reviewer</c>, and what makes imports to <c>identity-registrar</c>.</value>
    public IDictionary<string, string> RoleScopes { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["agriculture.applications.review"] = "agriculture-officer",
        ["agriculture.applications.decide"] = "agriculture-officer",
        ["identity.persons.enrol"] = "identity-agent",
        ["identity.persons.read"] = "identity-agent",
        ["identity.persons.standing"] = "identity-reviewer",
        ["identity.enrolments.read"] = "identity-agent",
        ["identity.enrolments.write"] = "identity-agent",
        ["identity.enrolments.review"] = "identity-reviewer",
        ["identity.imports.read"] = "identity-registrar",
        ["identity.imports.write"] = "identity-registrar",
        ["identity.guardians.read"] = "identity-agent",
        ["identity.guardians.write"] = "identity-agent",
    };

    /// <summary>The clients that may ask for tokens. A sandbox adds its own.</summary>
    [ValidateEnumeratedItems]
    public IList<ClientOptions> Clients { get; } = [];
}

[OptionsValidator]
internal sealed partial class IdentityOptionsValidator : IValidateOptions<IdentityOptions>;
