using DigitalIndiaStack.Identity.Block.Sandbox;
using Microsoft.Extensions.Options;

namespace DigitalIndiaStack.Identity.Block.People;

/// <summary>Says whether persons may enrol themselves.</summary>
internal sealed class EnrolmentRules(IOptions<IdentityOptions> options, SandboxMode sandbox)
{
    /// <summary>Whether the page is open.</summary>
    public bool IsOpen => sandbox.IsOn || options.Value.SelfEnrolment;
}
