using DigitalIndiaStack.Core.Security;

namespace DigitalIndiaStack.Payments.Block.Settlement;

/// <summary>
/// Who a person is in the settlement. Clients are known by their scopes and by what they act for; a person who is signed in to
/// the pages of this block comes as the client <c>payments</c>, which is the same for everybody, and is known by their roles alone.
/// </summary>
internal static class PersonInSettlement
{
    /// <summary>Begins the role of who acts for a participant; the participant's code ends it.</summary>
    public const string RoleOfParticipant = "payments-participant-";

    extension(Caller caller)
    {
        /// <summary>Whether a person uses a page of this block.</summary>
        public bool IsOnPage => caller.ClientId == PaymentsBlock.BlockName && caller.Subject is not null;

        /// <summary>Whether it is somebody who operates the settlement, on a page.</summary>
        public bool OperatesOnPage => caller.IsOnPage && caller.HasRole(PaymentsBlock.OperatorRole);

        /// <summary>The codes of the participants for which a person acts on pages, whether or not they are registered.</summary>
        public IReadOnlyList<string> ParticipantsOnPage => caller.IsOnPage
            ? [.. caller.Roles.Where(role => role.StartsWith(RoleOfParticipant, StringComparison.Ordinal)).Select(role => role[RoleOfParticipant.Length..]).Order(StringComparer.Ordinal)]
            : [];
    }
}
