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
    private AcsCallingSession? _default;

    /// <summary>Gets the store of the runspace that runs on this thread.</summary>
    internal static SessionStore Current => Stores.GetValue(Runspace.DefaultRunspace, Create);

    /// <summary>Gets the session that commands use when they are given none; null when there is none.</summary>
    internal AcsCallingSession? Default
    {
        get
        {
            lock (_gate)
            {
                return _default;
            }
        }
    }

    /// <summary>Lists the open sessions, oldest first.</summary>
    internal IReadOnlyList<AcsCallingSession> List()
    {
        lock (_gate)
        {
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
        AcsCallingSession? replaced = Find(session.Name);
        lock (_gate)
        {
            _sessions.Add(session);
            _default = session;
        }

        if (replaced is not null)
        {
            Close(replaced);
        }
    }

    /// <summary>Closes a session, of this runspace or handed over from another. The youngest one left becomes the default.</summary>
    internal void Close(AcsCallingSession session)
    {
        session.Close();
        lock (_gate)
        {
            _sessions.Remove(session);
            if (ReferenceEquals(_default, session))
            {
                _default = _sessions.LastOrDefault();
            }
        }
    }

    internal void CloseAll()
    {
        foreach (AcsCallingSession session in List())
        {
            Close(session);
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
