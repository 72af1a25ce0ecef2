using DigitalIndiaStack.Identity.Block.Domain;

namespace DigitalIndiaStack.Identity.Tests.SignIn;

/// <summary>Numbers for tests.</summary>
internal static class Numbers
{
    /// <summary>A good number that nobody has: enrolment draws from another range.</summary>
    public static string Unused() => NationalNumber.Random("8").Value;
}
