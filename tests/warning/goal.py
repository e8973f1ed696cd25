"""A figure beside what was to be reached, for bench/warning_goals to gather; as bench/goal.h prints it."""


def tell(name, what, figure, least=None, most=None, digits=3, peers=''):
    def written(value):
        return f'{value:.{digits}f}' if isinstance(digits, int) else f'{value:{digits}}'

    if least is None:
        bar = f'{written(most)} at most'
    elif most is None:
        bar = f'{written(least)} at least'
    else:
        bar = f'{written(least)} to {written(most)}'
    met = (least is None or figure >= least) and (most is None or figure <= most)
    print('goal', name, what, written(figure), bar, 'met' if met else 'not met', peers, sep='\t')
