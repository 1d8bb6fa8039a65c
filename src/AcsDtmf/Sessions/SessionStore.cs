using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace AcsDtmf.Sessions;

/// <summary>The sessions of one runspace. Parallel runspaces of a process do not see each other's, so none can pull the default from under another.</summary>
internal sealed class SessionStore
{
    private static readonly ConditionalWeakTable<Runspace, SessionStore> Stores = new();

    private readonly object _gate = new();
    private readonly List<AcsCallingSession> _sessions = [];

    /// <summary>Gets the store of the runspace that runs on this thread.</summary>
    internal static SessionStore Current => Stores.GetValue(Runspace.DefaultRunspace, Create);

    /// <summary>Gets the store of the runspace that runs on this thread; null on a thread that has none.</summary>
    internal static SessionStore? CurrentOrNull => Runspace.DefaultRunspace is null ? null : Current;

    /// <summary>Gets the session that commands use when they are given none: the one opened last, or else the youngest one left; null when there is none.</summary>
    internal AcsCallingSession? Default => List() is { Count: > 0 } sessions ? sessions[sessions.Count - 1] : null;

    /// <summary>Lists the open sessions, oldest first.</summary>
    internal IReadOnlyList<AcsCallingSession> List()
    {
        lock (_gate)
        {
            // A session may have been closed by another runspace that it was handed to.
            _sessions.RemoveAll(session => !session.IsOpen);
            return _sessions.ToArray();
        }
    }

    internal AcsCallingSession? Find(string name) =>
        List().FirstOrDefault(session => session.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Chooses the session that a command line means: the object or name given with -Session, or else the default.</summary>
    internal AcsCallingSession? Choose(object? given) => given switch
    {
        AcsCallingSession session => session,
        string name => Find(name),
        _ => Default,
    };

    /// <summary>Makes a session the runspace's default. A session of the same name is closed: it has been replaced.</summary>
    internal void Add(AcsCallingSession session)
    {
        Find(session.Name)?.Close();
        lock (_gate)
        {
            _sessions.Add(session);
        }
    }

    internal void CloseAll()
    {
        foreach (AcsCallingSession session in List())
        {
            session.Close();
        }
    }

    private static SessionStore Create(Runspace runspace)
    {
        var store = new SessionStore();
        runspace.StateChanged += (_, arguments) =>
        {
            // Secrets do not outlive the runspace they were given to.
            if (arguments.RunspaceStateInfo.State is RunspaceState.Closed or RunspaceState.Broken)
            {
                store.CloseAll();
            }
        };
        return store;
    }
}
