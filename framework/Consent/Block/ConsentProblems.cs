using DigitalIndiaStack.Core.Problems;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Consent.Block;

/// <summary>Every reason for which this block refuses; the error table of the rules, CNS-9.</summary>
internal static class ConsentProblems
{
    public static readonly ProblemKind NotFound = new("CNS-0404", StatusCodes.Status404NotFound);
    public static readonly ProblemKind AlreadyDecided = new("CNS-0409", StatusCodes.Status409Conflict);
    public static readonly ProblemKind RequestExpired = new("CNS-0410", StatusCodes.Status409Conflict);
    public static readonly ProblemKind OtherFiduciary = new("CNS-0422", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind SubjectUnknown = new("CNS-0423", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind ReturnUrlUnknown = new("CNS-0424", StatusCodes.Status422UnprocessableEntity);
}
