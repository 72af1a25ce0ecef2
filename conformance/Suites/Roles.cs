using DigitalIndiaStack.Conformance.Engine.Actors;

namespace DigitalIndiaStack.Conformance.Suites;

/// <summary>The roles of the target file that the checks look for; docs/handbook/conformance.md lists them with their scopes.</summary>
internal static class Roles
{
    public const string Citizen = "citizen";

    public const string Neighbour = "neighbour";

    public const string Officer = "officer";

    /// <summary>Enrols persons at the desk.</summary>
    public const string Agent = "agent";

    /// <summary>Another agent of the desk.</summary>
    public const string Colleague = "colleague";

    /// <summary>Decides at the desk.</summary>
    public const string Inspector = "inspector";

    /// <summary>Not a role: the account to which payments to the citizen go, which checks may map anew.</summary>
    public const string AccountOfCitizen = "account of the citizen";

    /// <summary>Not a role: the application that the officer made.</summary>
    public const string ApplicationOfOfficer = "application of the officer";

    extension(TenantActors tenant)
    {
        /// <summary>Enrols persons and owns registries.</summary>
        public Actor Registrar => tenant.Client("registrar");

        /// <summary>Asks persons for consent and reads under it.</summary>
        public Actor Fiduciary => tenant.Client("fiduciary");

        /// <summary>Another client of the same tenant, with the scopes of the others.</summary>
        public Actor Rival => tenant.Client("rival");

        /// <summary>A data source that verifies consents itself.</summary>
        public Actor Source => tenant.Client("source");

        /// <summary>Owns accounts and pays.</summary>
        public Actor Treasury => tenant.Client("treasury");

        /// <summary>Owns the switch and repairs transfers.</summary>
        public Actor Switch => tenant.Client("switch");

        /// <summary>The second officer: releases batches.</summary>
        public Actor Releaser => tenant.Client("releaser");

        /// <summary>Decides applications for enrolment.</summary>
        public Actor Reviewer => tenant.Client("reviewer");

        /// <summary>Owns the registry of farmers.</summary>
        public Actor Keeper => tenant.Client("keeper");

        /// <summary>Decides on applications for benefits.</summary>
        public Actor Officer => tenant.Person(Officer, "app");

        /// <summary>The person whom the checks are about.</summary>
        public Actor Citizen => tenant.Person(Citizen, "app");

        /// <summary>Somebody else.</summary>
        public Actor Neighbour => tenant.Person(Neighbour, "app");
    }
}
