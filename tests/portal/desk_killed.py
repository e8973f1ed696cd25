#!/usr/bin/env python3
"""Four focal points send reports at the same time, each with a button that is pressed twice at once,
and the real program is killed in the midst of it, again and again: what was acknowledged is there,
and sending again what was not makes one report of each.

    tests/portal/desk_killed.py --acta build/debug/acta
"""
import concurrent.futures
import html
import http.client
import os
import random
import re
import signal
import sys
import threading

from desk import Person, serve
from running import Faults, Portal, arguments, free_port

COMMITMENTS = ['CM01', 'CM02', 'CM03', 'CM04', 'CM05']
KILLS = 3


class Report:
    """One report, as the browser holds it: the same form is sent each time."""

    def __init__(self, person, country, commitment):
        self.person, self.path = person, f'/en/desk/report/{country}/{commitment}'
        self.words = f'What {country} did of {commitment}.'
        page = person.get(self.path)[2]
        form = page[page.index('<form class="desk"'):]
        self.form = {key: html.unescape(value) for key, value in
                     re.findall(r'<input type="hidden" name="([a-z]+)" value="([^"]*)">', form)}
        self.form.update(status='limited', as_of='2026-10', text=self.words, language='en', evidence='')
        self.acknowledged = set()  # addresses

    def send(self):
        """True if it was acknowledged; a connection that broke is no answer."""
        try:
            status, headers, page = self.person.ask('POST', self.path, self.form)
        except (OSError, http.client.HTTPException):
            return False
        if status != 303:
            raise AssertionError(f'{self.path}: {status} {page}')
        self.acknowledged.add(headers['Location'].split('?')[0])
        return True


def send_until_killed(portal, reports, kill_after):
    """Each report twice at once, four people at a time; the server is killed at an acknowledgement."""
    heard, lock = 0, threading.Lock()

    def press_twice(report):
        nonlocal heard
        with concurrent.futures.ThreadPoolExecutor(2) as both:
            if not any([press.result() for press in [both.submit(report.send), both.submit(report.send)]]):
                return
        with lock:
            heard += 1
            if heard == kill_after:
                portal.process.send_signal(signal.SIGKILL)

    with concurrent.futures.ThreadPoolExecutor(4) as people:
        list(people.map(press_twice, reports))


def waiting(reviewer):
    """The proposals that wait for the secretariat."""
    page = reviewer.get('/en/desk')[2]
    return set(re.findall(r'/en/desk/proposals/S-[a-z0-9]+', page))


def main():
    seed = int(os.environ.get('FAULTS_SEED', random.randrange(2**32)))
    print(f'FAULTS_SEED={seed}')
    chance = random.Random(seed)
    faults = Faults()
    desk_port = free_port()
    with Portal(arguments().acta) as portal:
        countries = ['COL', 'CHL', 'PER', 'MEX']
        people = [Person(portal, desk_port, country.lower(), f'focal-{country}') for country in countries]
        rui = Person(portal, desk_port, 'rui', 'secretariat')
        serve(portal, desk_port)
        for person in [*people, rui]:
            faults.expect(person.sign_in()[0] == 303, f'{person.name} cannot sign in')
        faults.expect(not waiting(rui), 'something waits before anything was sent')
        reports = [Report(person, country, commitment) for commitment in COMMITMENTS
                   for person, country in zip(people, countries)]
        for _ in range(KILLS):
            open_ones = [report for report in reports if not report.acknowledged]
            send_until_killed(portal, open_ones, chance.randint(1, 5))
            portal.process.kill()
            portal.process.wait()
            portal.process.stdout.close()
            portal.stop = lambda: 0
            serve(portal, desk_port)
            del portal.stop
            for report in reports:
                for address in report.acknowledged:
                    status, _, page = rui.get(address)
                    faults.expect(status == 200 and report.words in page, f'{address} was acknowledged and is lost')
        acknowledged = sum(1 for report in reports if report.acknowledged)
        faults.expect(acknowledged >= KILLS, f'{acknowledged} acknowledged: too few for this to mean anything')
        for report in reports:
            faults.expect(report.send(), f'{report.path} is not taken a second time')
            faults.expect(len(report.acknowledged) == 1, f'{report.path} is {len(report.acknowledged)} reports')
        faults.expect(waiting(rui) == {address for report in reports for address in report.acknowledged},
                      f'{len(waiting(rui))} reports wait, and {len(reports)} were sent')
        portal.stop()
        portal.stop = lambda: 0
        faults.expect(portal.run('verify').startswith('Sound'), 'the log does not verify')
        print(f'{KILLS} kills, {acknowledged} of {len(reports)} reports acknowledged before the last of them')
    sys.exit(faults.exit_code())


if __name__ == '__main__':
    main()
