using DigitalIndiaStack.Core.Problems;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Agriculture.Service;

/// <summary>Every reason for which this service refuses; the error table of the rules, AGR-9.</summary>
internal static class AgricultureProblems
{
    public static readonly ProblemKind NoConsent = new("AGR-0403", StatusCodes.Status403Forbidden);
    public static readonly ProblemKind NotFound = new("AGR-0404", StatusCodes.Status404NotFound);
    public static readonly ProblemKind WrongState = new("AGR-0409", StatusCodes.Status409Conflict);
    public static readonly ProblemKind AlreadyOpen = new("AGR-0410", StatusCodes.Status409Conflict);
    public static readonly ProblemKind Undecided = new("AGR-0411", StatusCodes.Status409Conflict);
    public static readonly ProblemKind OwnApplication = new("AGR-0412", StatusCodes.Status403Forbidden);
    public static readonly ProblemKind NoRecord = new("AGR-0422", StatusCodes.Status422UnprocessableEntity);
}
