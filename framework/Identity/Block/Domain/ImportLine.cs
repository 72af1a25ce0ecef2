using DigitalIndiaStack.Core.Storage;
using DigitalIndiaStack.Identity.Contracts;

namespace DigitalIndiaStack.Identity.Block.Domain;

/// <summary>A line of an import. What it says of a person is kept until the person, or an application, has it.</summary>
internal sealed class ImportLine : ITenantOwned
{
    public required ImportId ImportId { get; init; }

    /// <summary>From 1; the header of CSV does not count.</summary>
    public required int Number { get; init; }

    public string Tenant { get; private set; } = "";

    /// <summary>The id that the register gave the person; <see langword="null"/> when the line has none that is well formed.</summary>
    public string? SourceId { get; init; }

    public string? FullName { get; set; }

    public DateOnly? DateOfBirth { get; set; }

    public string? Region { get; set; }

    public string? Phone { get; set; }

    /// <summary>SHA-256 of the line, in hexadecimal: what an application shows of its evidence.</summary>
    public required string Digest { get; init; }

    public RegisterFinding? Finding { get; set; }

    /// <summary>What of a malformed line is wrong; empty for the whole line.</summary>
    public string? Member { get; init; }

    /// <summary>The rule that it breaks.</summary>
    public string? Rule { get; init; }

    /// <summary>How many candidates there were when it was checked.</summary>
    public int Candidates { get; set; }

    /// <summary>Whom it enrolled, at once or after review.</summary>
    public PersonId? PersonId { get; set; }

    /// <summary>The application that it became.</summary>
    public EnrolmentId? ApplicationId { get; set; }

    /// <summary>Whether it must not enrol anybody (IDN-21.9).</summary>
    public bool IsExcluded => Finding is RegisterFinding.Malformed or RegisterFinding.Duplicate;

    /// <summary>Gives it its outcome; what it says of the person is with them from now on. The region stays for an application, which has none.</summary>
    public void Settle(PersonId? person, EnrolmentId? application)
    {
        (PersonId, ApplicationId) = (person, application);
        (FullName, DateOfBirth, Phone) = (null, null, null);
        Region = application is null ? null : Region;
    }
}
