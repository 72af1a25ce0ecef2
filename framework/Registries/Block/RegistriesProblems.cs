using DigitalIndiaStack.Core.Problems;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Registries.Block;

/// <summary>Every reason for which this block refuses; the error table of the rules, REG-9.</summary>
internal static class RegistriesProblems
{
    public static readonly ProblemKind NoConsent = new("REG-0403", StatusCodes.Status403Forbidden);
    public static readonly ProblemKind NotFound = new("REG-0404", StatusCodes.Status404NotFound);
    public static readonly ProblemKind Exists = new("REG-0409", StatusCodes.Status409Conflict);
    public static readonly ProblemKind DataInvalid = new("REG-0422", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind DefinitionInvalid = new("REG-0423", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind NoSuchIndex = new("REG-0424", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind NumberUnknown = new("REG-0425", StatusCodes.Status422UnprocessableEntity);
}
