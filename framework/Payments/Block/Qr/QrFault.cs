using DigitalIndiaStack.Core.Problems;

namespace DigitalIndiaStack.Payments.Block.Qr;

/// <summary>Where a payload breaks the form, and how.</summary>
/// <param name="Place">The data object, as <c>/payload/26/00</c>.</param>
/// <param name="Rule">The rule that was broken, as a schema names it.</param>
internal sealed record QrFault(string Place, string Rule)
{
    /// <summary>As an error of the request (PAY-14.6).</summary>
    public RequestError AsError => new(Place, Rule);
}
