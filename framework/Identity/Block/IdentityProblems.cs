using DigitalIndiaStack.Core.Problems;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Identity.Block;

/// <summary>Every reason for which this block refuses; the error table of the rules, section 9.</summary>
internal static class IdentityProblems
{
    public static readonly ProblemKind NotFound = new("IDN-0404", StatusCodes.Status404NotFound);
    public static readonly ProblemKind PinTooSimple = new("IDN-0422", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind BirthInFuture = new("IDN-0423", StatusCodes.Status422UnprocessableEntity);

    /// <summary>All of them, for the check that each has a text.</summary>
    public static readonly IReadOnlyList<ProblemKind> All = [NotFound, PinTooSimple, BirthInFuture];
}
